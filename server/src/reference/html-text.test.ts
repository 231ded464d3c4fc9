import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPageTurns, htmlText } from "./html-text.ts";

const most = 100_000;
const textOf = (html: string): Promise<string> => htmlText(html, most);

describe("text of a page", () => {
  it.each([
    ["a tag's end inside an attribute", '<p title="a > b">seen</p>', "seen"],
    ["an element without content", "before<svg/>after", "beforeafter"],
    ["comparisons", "5 < 6 and 7 > 3", "5 < 6 and 7 > 3"],
    ["named and numbered characters", "&eacute;&#233;&#xe9;&amp;lt;&copy", "ééé&lt;©"],
    ["character references beyond Unicode", "a&#x110000;b&#0;c", "a\ufffdb\ufffdc"],
    ["what is read as text only", "<textarea><b>x</b></textarea>", "<b>x</b>"],
    ["comments of every form", "a<!-- x -->b<!--> c <!- d ->e<?php f ?>g</ h>i", "ab c egi"],
    ["a comment without end", "a<!-- rest", "a"],
    ["a tag without end", 'a<p title="rest', "a"],
    ["lines and spaces", "<h1>A\n  B</h1><ul><li>c<li>d</ul>e<br>f", "A B\nc\nd\ne\nf"],
    ["preformatted text", "<pre>a\n  b</pre>c", "a\n  b\nc"],
    ["cells of a table", "<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"],
    ["a picture that a paragraph ends", "<svg><text>x</text><p>seen", "seen"],
    ["upper case", "<SCRIPT>x</SCRIPT><P>seen", "seen"],
    ["the end tag of a script in its text", '<script>"</scripty>" x</script>seen', "seen"],
  ])("has %s as a browser shows it", async (_title, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  it.each([
    ["an attribute", "<p hidden>secret</p>seen"],
    ["an attribute with a value", '<div hidden="until-found">secret<p>secret</div>seen'],
    ["its style", '<div style="color:red; Display : NONE !important">secret</div>seen'],
    ["a commented style", '<div style="display:/**/none">secret</div>seen'],
    ["a style in references", '<div style="display&colon;non&#101;">secret</div>seen'],
    ["its visibility", "<span style=visibility:hidden>secret</span>seen"],
    ["its size", '<span style="font-size:0px">secret</span>seen'],
    ["its opacity", '<span style="opacity: 0.0">secret</span>seen'],
    ["its colour", '<span style="color:transparent">secret</span>seen'],
    ["its place", '<span style="position:absolute;left:-9999px">secret</span>seen'],
    ["a closed popover", "<div popover>secret</div>seen"],
    ["fallback of a bar", "<progress>secret</progress><meter>secret</meter>seen"],
    ["brackets for old browsers", "<ruby><rp>secret</rp></ruby>seen"],
    ["a closed dialog", "<dialog>secret</dialog>seen"],
    ["a template", "<template><p>secret</template>seen"],
    ["a list of suggestions", "<datalist><option>secret</datalist>seen"],
    ["a page in the page", "<iframe><p>secret</iframe>seen"],
    ["fallback", "<video>secret<p>secret</p></video>seen"],
    ["a script's absence", "<noscript>secret</noscript>seen"],
    ["the window's title", "<head><title>secret</title><p>seen"],
    ["an end tag of something else", "<div hidden><p>secret</p></b></span>secret</div>seen"],
    ["an inline end tag around it", "<b><div hidden>secret</b>secret</div>seen"],
    ["a table in it", "<div hidden><table><tr><td>secret</div>secret</table>secret</div>seen"],
    ["a hidden style that goes on", "<p><b hidden>secret<p>secret</b>seen"],
    ["the same element within", "<b hidden>secret<b>secret</b>secret</b>seen"],
    ["the end of the body", "<div hidden>secret</body></html>secret</div>seen"],
    ["a rule for its class", "<style>.a{display:none}</style><p class='b a'>secret</p>seen"],
    ["a rule for its id", "<style>#x { visibility : hidden }</style><p id=x>secret</p>seen"],
    ["a rule for its name", "<style>aside, q{font-size:0}</style><aside>secret</aside>seen"],
    ["a rule for name and class", "<style>p.a{left:-9999px}</style><p class=a>secret</p>seen"],
    ["a rule in upper case and comments", "<STYLE>/*x*/.A/**/{DISPLAY:/**/NONE}</STYLE><p class=a>secret</p>seen"],
    ["a rule behind it", "<p class=a>secret</p>seen<style>.a{opacity:0}</style>"],
    [
      "a rule behind others",
      "<style>@import 'x';@font-face{a:b}.b:hover{a:b}.a{display:none}</style><p class=a>secret</p>seen",
    ],
    [
      "a rule for every screen",
      "<style>@media screen{@supports (a:b){.a{display:none}}}</style><p class=a>secret</p>seen",
    ],
    [
      "a rule of two blocks",
      "<style>.b{}</style><style media=screen>.a{display:none}</style><p class=a>secret</p>seen",
    ],
    ["a rule before one that is nested", "<style>.a{display:none;.b{color:red}}</style><p class=a>secret</p>seen"],
    ["a rule against a weaker one", "<style>.a.b{display:none}.a{display:block}</style><p class='a b'>secret</p>seen"],
    ["a long rule", `<style>.a{${"left:0;".repeat(2_000)}display:none}</style><p class=a>secret</p>seen`],
  ])("R-50 leaves out what is hidden by %s", async (_title, html) => {
    expect(await textOf(html)).toBe("seen");
  });

  it.each([
    ["for paper", "<style>@media print{p{display:none}}</style><p>seen"],
    ["for paper as a whole", "<style media=print>p{display:none}</style><p>seen"],
    ["for narrow windows", "<style>@media (max-width:9px){p{display:none}}</style><p>seen"],
    ["of a state", "<style>p:not(.a){display:none}p:hover{display:none}p::before{display:none}</style><p>seen"],
    ["of what is in another", "<style>.b p{display:none}.b>p{display:none}</style><p>seen"],
    ["of an attribute", "<style>p[data-x]{display:none}</style><p>seen"],
    ["of other classes", "<style>.a{display:none}.a.b{display:none}</style><p class=b>seen"],
    ["against a later one", "<style>.a{display:none}.a{display:block}</style><p class=a>seen"],
    ["against a stronger one", "<style>p.a{display:flex}.a{display:none}</style><p class=a>seen"],
    ["of the whole page, until a script has run", "<style>body,html,*{opacity:0}</style><body><p>seen"],
    ["of a picture", `<style>p{background:url(data:image/png;base64,${"A".repeat(9_000)})}</style><p>seen`],
    ["of a whole page by its class", "<html class=a><style>.a{opacity:0}</style><p>seen"],
    ["of many variables", `<style>.a{${"--name:value;".repeat(1_000)}}</style><p class=a>seen`],
    ["without an end", "<p>seen<style>p{display:none}"],
  ])("R-50 shows what a rule %s would hide", async (_title, html) => {
    expect(await textOf(html)).toBe("seen");
  });

  it.each([
    ["a paragraph that another ends", "<p hidden>secret<p>seen", "seen"],
    ["an item that another ends", "<ul><li hidden>secret<li>seen</ul>", "seen"],
    ["a row that another ends", "<table><tr hidden><td>secret<tr><td>seen", "seen"],
    ["half a unit", '<p style="font-size:0.5em">seen', "seen"],
    ["an open dialog", "<dialog open>seen</dialog>", "seen"],
  ])("shows what stands behind or looks like it: %s", async (_title, html, text) => {
    expect(await textOf(html)).toBe(text);
  });

  it("R-55 ends with as many characters as are wanted, and reads no further", async () => {
    let turns = 0;
    const text = await htmlText("<p>word</p>".repeat(200_000), 1_000, async () => (turns += 1));
    expect(text).toHaveLength(1_000);
    expect(turns).toBe(0);
  });

  it("R-55 reads one slice in each turn of the event loop, however many pages are read at once", async () => {
    const later: (() => void)[] = [];
    const turn = createPageTurns((act) => void later.push(act));
    let slices = 0;
    const counted = () => turn().then(() => void (slices += 1));
    const pages = Array.from({ length: 3 }, () => htmlText("<b></b>".repeat(10_000), 1_000, counted));
    let turns = 0;
    for (let act = later.shift(); act; act = later.shift()) {
      turns += 1;
      act();
      expect(slices).toBeLessThanOrEqual(turns);
      await new Promise<void>((resolve) => void setImmediate(resolve));
      expect(slices).toBe(turns);
    }
    expect(turns).toBe(3 * 4);
    expect(await Promise.all(pages)).toEqual(["", "", ""]);
  });

  it("R-50 shows nothing hidden, in any surroundings", async () => {
    const part = fc.constantFrom(
      ...["<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<table>", "<td>", "</table>", "<li>", "<ul>", "</ul>"],
      ...["<svg>", "</svg>", "<br>", "word", "<!--x-->", "<a href=x>", "</a>", "<x-y>", "</x-y>"],
    );
    const inline = fc.constantFrom("word", "<b>", "</b>", "<i>", "</i>", "</x-y>", "<br>", "<!--x-->", "<img alt=x>");
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.array(inline), fc.array(part), async (before, within, after) => {
        const html = [...before, "<div hidden>", ...within, "secret", "</div>", ...after].join("");
        expect(await textOf(html)).not.toContain("secret");
      }),
    );
  });
});
