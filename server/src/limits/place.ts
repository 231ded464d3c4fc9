/** A place among the requests in work, for as long as any part of the request lasts: its answer, or work that outlives it. */
export interface Place {
  /** Keeps the place for one more part; the result ends that part, once. */
  hold(): () => void;
}

/** `leave` is called once, when the last part has ended. */
export const createPlace = (leave: () => void): Place => {
  let parts = 0;
  return {
    hold: () => {
      parts += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        parts -= 1;
        if (parts === 0) leave();
      };
    },
  };
};
