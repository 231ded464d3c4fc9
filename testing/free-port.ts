export { freePort } from "../local/listener.ts";
