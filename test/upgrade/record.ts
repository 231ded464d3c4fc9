import { releasedNow, writeReleased } from "./released.ts";

// `npm run release:addresses`: the addresses of this release, which the next one is held against.
writeReleased(releasedNow());
