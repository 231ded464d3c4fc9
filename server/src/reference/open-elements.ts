import { blocks, formatting, scopes, tableParts } from "./html-elements.ts";

/** The elements that are open at a place of a page, with as much of the standard's tree construction as its text depends on. */
export interface OpenElements {
  push(name: string, hidden: boolean): void;
  /** An end tag: closes the innermost element of this name, if it reaches one, and what is open in it. */
  close(name: string): void;
  /** The same for an element that ends because another begins. */
  endBefore(name: string): void;
  isOpen(name: string): boolean;
  /** Whether a reader sees text that stands here. */
  isShown(): boolean;
}

interface OpenElement {
  readonly name: string;
  readonly hidden: boolean;
  /** Rises from the outermost element to the innermost. */
  readonly serial: number;
}

/** Deeper elements are left out. Browsers build no deeper tree than 512. */
const deepest = 256;
/** Styles that go on behind an element; the standard keeps three of a kind. */
const mostGoingOn = 3;

/** No step searches the stack for a missing element, so that a page costs time linear in its length. */
export const createOpenElements = (): OpenElements => {
  const open: OpenElement[] = [];
  /** Serials of open elements, by name; of those at which end tags stop. */
  const named = new Map<string, number[]>();
  const openScopes: number[] = [];
  const openBlocks: number[] = [];
  let serial = 0;
  let hidden = 0;
  let tooDeep = 0;

  const innermost = (...names: readonly string[]): number =>
    Math.max(-1, ...names.map((name) => named.get(name)?.at(-1) ?? -1));
  const last = (serials: readonly number[]): number => serials.at(-1) ?? -1;

  /** Serial of the innermost element out of which this end tag does not reach. */
  const barrierFor = (name: string): number => {
    if (name === "template") return -1;
    if (tableParts.has(name)) return innermost("table", "template");
    if (name === "li") return Math.max(last(openScopes), innermost("ol", "ul"));
    if (blocks.has(name) || scopes.has(name) || formatting.has(name)) return last(openScopes);
    return Math.max(last(openScopes), last(openBlocks));
  };

  const push = (name: string, isHidden: boolean): void => {
    if (open.length >= deepest) {
      tooDeep += 1;
      return;
    }
    serial += 1;
    open.push({ name, hidden: isHidden, serial });
    hidden += Number(isHidden);
    const same = named.get(name);
    if (same) same.push(serial);
    else named.set(name, [serial]);
    if (scopes.has(name)) openScopes.push(serial);
    if (blocks.has(name)) openBlocks.push(serial);
  };

  const forget = (element: OpenElement): OpenElement => {
    const same = named.get(element.name);
    if (same && same.length > 1) same.pop();
    else named.delete(element.name);
    if (scopes.has(element.name)) openScopes.pop();
    if (blocks.has(element.name)) openBlocks.pop();
    hidden -= Number(element.hidden);
    return element;
  };

  const endBefore = (name: string): void => {
    const wanted = innermost(name);
    if (tooDeep > 0 || wanted === -1 || barrierFor(name) > wanted) return;
    if (formatting.has(name)) {
      const index = open.findLastIndex((element) => element.serial === wanted);
      forget(open.splice(index, 1)[0] as OpenElement);
      return;
    }
    const goOn: OpenElement[] = [];
    for (let element = open.pop(); element; element = open.pop()) {
      forget(element);
      if (element.serial === wanted) break;
      if (element.hidden && formatting.has(element.name) && goOn.length < mostGoingOn) goOn.push(element);
    }
    for (const element of goOn.reverse()) push(element.name, true);
  };

  return {
    push,
    endBefore,
    close: (name) => {
      if (tooDeep > 0) tooDeep -= 1;
      else endBefore(name);
    },
    isOpen: (name) => named.has(name),
    isShown: () => hidden === 0 && tooDeep === 0,
  };
};
