/** Longer than this no timer runs. */
const longestTimerMs = 2_147_483_647;

/**
 * The same stream, with `end` called once when it is over: read to its end, broken, given up by the reader, or ended because
 * it has lasted as long as it may.
 */
export const onEnd = (
  stream: ReadableStream<Uint8Array>,
  end: () => void,
  longestMs: number,
): ReadableStream<Uint8Array> => {
  const reader = stream.getReader();
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const finish = (): void => {
    over = true;
    clearTimeout(timer);
    end();
  };
  return new ReadableStream({
    start: (controller) => {
      if (longestMs > longestTimerMs) return;
      timer = setTimeout(() => {
        finish();
        controller.close();
        void reader.cancel().catch(() => undefined);
      }, longestMs);
      timer.unref();
    },
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (over) return;
        if (done) {
          finish();
          controller.close();
        } else controller.enqueue(value);
      } catch (error) {
        if (over) return;
        finish();
        controller.error(error);
      }
    },
    cancel: (reason) => {
      finish();
      return reader.cancel(reason);
    },
  });
};
