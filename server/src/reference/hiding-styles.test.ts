import { expect, it } from "vitest";
import { hides } from "./hiding-styles.ts";

it.each(
  [
    "display:none; DISPLAY : NONE !important; dis\\70 lay:none; display:n\\6fne; visibility:collapse",
    "content-visibility:hidden; opacity:0; opacity:0%; opacity:.0; opacity:1e-9; opacity:-1; opacity:0.01",
    "font-size:0; font-size:1px; font-size:.1px; font-size:0.001em; font-size:1%; font:0/0 a; font:0px/1 serif; font:bold 0 a",
    "font-size:calc(0px); font-size:max(0px, 0px)",
    "left:-9999px; top:-1000em; right:-9999px; text-indent:-9999px; margin:0 0 0 -9999px; margin-left:-9999px; left:-200vw",
    "left:99999px; translate:-9999px; transform:translateX(-9999px); transform:scale(0); transform:scale3d(0,0,0)",
    "scale:0; zoom:0; clip:rect(0,0,0,0); clip:rect(1px, 1px, 1px, 1px); clip-path:inset(50%); clip-path:inset(100%)",
    "clip-path:circle(0); color:transparent; color:rgba(0,0,0,0); color:rgb(0 0 0 / 0%); color:#0000; color:#12345600",
    "-webkit-text-fill-color:transparent; filter:opacity(0); filter:blur(1px) opacity(0%)",
  ].flatMap((styles) => styles.split("; ")),
)("R-50 a style hides: %s", (style) => {
  expect(hides(style)).toBe(true);
  expect(hides(`margin:1px;${style};padding:0`)).toBe(true);
});

it.each([
  "width:0;height:0;overflow:hidden",
  "max-height:0;overflow:hidden",
  "overflow:clip;height:1px",
  "line-height:0;overflow:hidden",
  "color:#fff;background:#FFF",
  "background-color: White ; color:white",
])("R-50 styles together hide: %s", (style) => {
  expect(hides(style)).toBe(true);
});

it.each([
  "font-size:0.5em",
  "font-size:9px",
  "font:400 12px/1.5 serif",
  "font:0.9em a",
  "opacity:0.6",
  "left:-20px;top:1200px",
  "margin:0 auto",
  "margin:-1px 0",
  "text-indent:0",
  "transform:rotate(0deg) scale(0.5)",
  "transform:translate(-50%, -50%)",
  "overflow:hidden;height:200px",
  "width:0;height:0",
  "clip-path:inset(10%)",
  "clip:auto",
  "color:#000;background:#fff",
  "color:rgba(0,0,0,.87)",
  "color:#00f",
  "background:transparent",
  "filter:opacity(50%)",
  "zoom:1",
  "--display:none",
  "content:'display:none'",
  "background:url(display:none)",
  "",
])("shows with an ordinary style: %s", (style) => {
  expect(hides(style)).toBe(false);
});

it("R-50 a style longer than any that is written by hand hides", () => {
  expect(hides("a:b;".repeat(1_100))).toBe(true);
});
