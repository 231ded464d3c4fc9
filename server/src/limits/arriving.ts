/** Requests on their way to being admitted, before anything is known of their callers. */
export interface Arriving<Request> {
  add(request: Request): void;
  delete(request: Request): void;
  /** Whether there are any. Those that have been admitted meanwhile are forgotten. */
  readonly any: boolean;
}

export const createArriving = <Request>(isAdmitted: (request: Request) => boolean): Arriving<Request> => {
  const requests = new Set<Request>();
  return {
    add: (request) => void requests.add(request),
    delete: (request) => void requests.delete(request),
    get any() {
      for (const request of requests) {
        if (!isAdmitted(request)) return true;
        requests.delete(request);
      }
      return false;
    },
  };
};
