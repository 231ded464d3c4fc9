/** Requests on their way to being admitted, before anything is known of their callers. */
export interface Arriving<Request> {
  add(request: Request): void;
  delete(request: Request): void;
  /** Whether a request waits, or one has arrived since the last call. Admitted requests are removed. */
  look(): boolean;
}

export const createArriving = <Request>(isAdmitted: (request: Request) => boolean): Arriving<Request> => {
  const requests = new Set<Request>();
  let isNew = false;
  return {
    add(request) {
      requests.add(request);
      isNew = true;
    },
    delete: (request) => void requests.delete(request),
    look() {
      const wasNew = isNew;
      isNew = false;
      for (const request of requests) {
        if (!isAdmitted(request)) return true;
        requests.delete(request);
      }
      return wasNew;
    },
  };
};
