import type { CatalogueScope } from "@mcp-landing-zone/contract";

/** What the reference server's callers can be granted. */
export const referenceScopes: readonly CatalogueScope[] = [
  {
    name: "documents.read",
    title: "Read your documents",
    description: "Search and read the documents that you own.",
    applications: true,
  },
  {
    name: "documents.write",
    title: "Write your documents",
    description: "Save documents in your name, and read them.",
    includes: ["documents.read"],
    applications: true,
  },
  {
    name: "documents.delete",
    title: "Delete your documents",
    description: "Delete documents that you own, after another person has approved it.",
    applications: false,
  },
  {
    name: "pages.fetch",
    title: "Fetch web pages",
    description: "Read pages from the hosts that this deployment allows.",
    applications: true,
  },
  {
    name: "profile.read",
    title: "Read your profile",
    description: "Say who you are signed in as, and read your profile from Microsoft Graph.",
    applications: false,
  },
];
