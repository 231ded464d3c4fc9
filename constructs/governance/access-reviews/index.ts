export type { AccessReviewsArea } from "./area.ts";
export { AccessReviews, type AccessReviewsProps } from "./access-reviews.ts";
