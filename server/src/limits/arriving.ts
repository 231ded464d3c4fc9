/** Requests on their way to being admitted, before anything is known of their callers. */
export interface Arriving<Request> {
  add(request: Request): void;
  delete(request: Request): void;
  /** Whether there are any, or one has come since this was last asked. Those that have been admitted meanwhile are forgotten. */
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
