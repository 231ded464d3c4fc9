export type { AccessReviewsArea } from "./area.ts";
export type { AccessReviewsProps } from "./access-reviews.ts";
export { AccessReviews } from "./access-reviews.ts";
