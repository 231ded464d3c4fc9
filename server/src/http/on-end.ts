/** Longer than this no timer runs. */
const longestTimerMs = 2_147_483_647;

interface Watched {
  readonly body: ReadableStream<Uint8Array>;
  /** Ends the stream before its time. */
  end(): void;
}

/**
 * The same stream, with `ended` called once when it is over: read to its end, broken, given up by the reader, or ended because
 * it has lasted as long as it may.
 */
export const onEnd = (stream: ReadableStream<Uint8Array>, ended: () => void, longestMs: number): Watched => {
  const reader = stream.getReader();
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  let close = (): void => undefined;
  const finish = (): void => {
    over = true;
    clearTimeout(timer);
    ended();
  };
  const end = (): void => {
    if (over) return;
    finish();
    close();
    void reader.cancel().catch(() => undefined);
  };
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      close = () => controller.close();
      if (longestMs > longestTimerMs) return;
      timer = setTimeout(end, longestMs);
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
  return { body, end };
};
