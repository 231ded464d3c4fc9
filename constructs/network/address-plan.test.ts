import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AddressPlan, AddressPlanProps, Segment } from "./address-plan.ts";
import { planAddresses, segments } from "./address-plan.ts";
import type { Cidr } from "./cidr.ts";
import { contains, formatCidr, overlap, parseCidr, part } from "./cidr.ts";

const all = { gateway: 27, containers: 27, endpoints: 27, firewall: 26 };
const at = new Construct(new TerraformStack(new App({ stackTraces: false }), "test"), "network");
const plan = (props: Partial<AddressPlanProps>): AddressPlan =>
  planAddresses(at, { addressSpace: "10.64.0.0/21", needs: all, ...props });

describe("an address plan", () => {
  it("gives each segment an eighth, in the lower half", () => {
    expect(plan({})).toEqual({
      gateway: "10.64.0.0/24",
      containers: "10.64.1.0/24",
      endpoints: "10.64.2.0/24",
      firewall: "10.64.3.0/24",
    });
  });

  it("lies inside the address space and shares no address, for every space", () => {
    const space = fc
      .tuple(fc.integer({ min: 0, max: 2 ** 24 - 1 }), fc.integer({ min: 8, max: 23 }))
      .map(([address, prefix]): Cidr => ({ base: 10 * 2 ** 24 + address - (address % 2 ** (32 - prefix)), prefix }));
    fc.assert(
      fc.property(space, (range) => {
        const ranges = Object.values(plan({ addressSpace: formatCidr(range) })).map((text) => parseCidr(text)!);
        expect(ranges).toHaveLength(segments.length);
        for (const [index, each] of ranges.entries()) {
          expect(contains(range, each)).toBe(true);
          for (const other of ranges.slice(0, index)) expect(overlap(each, other)).toBe(false);
        }
        expect(ranges.some((each) => overlap(each, part(range, 1, 1)))).toBe(false);
      }),
    );
  });

  it("moves no segment when another one comes or goes", () => {
    fc.assert(
      fc.property(fc.subarray([...segments]), (present) => {
        const some = plan({ needs: Object.fromEntries(present.map((segment) => [segment, all[segment]])) });
        expect(Object.keys(some)).toEqual(segments.filter((segment) => present.includes(segment)));
        for (const segment of present) expect(some[segment]).toBe(plan({})[segment]);
      }),
    );
  });

  it("takes ranges of one's own", () => {
    const subnets = { containers: "10.64.4.0/23", endpoints: "10.64.6.0/27" };
    expect(plan({ subnets })).toEqual({ ...plan({}), ...subnets });
  });

  it.each<[string, Partial<AddressPlanProps>, string, string]>([
    ["an address space that is no range", { addressSpace: "10.64.0.0" }, "VALUE_INVALID", "addressSpace"],
    ["an address space known at apply only", { addressSpace: "${var.space}" }, "VALUE_INVALID", "addressSpace"],
    ["an address space that is too small", { addressSpace: "10.64.0.0/24" }, "VALUE_INVALID", "addressSpace"],
    ["a subnet that is no range", { subnets: { gateway: "10.64.0.1/24" } }, "VALUE_INVALID", "subnets.gateway"],
    ["a subnet that is too small", { subnets: { containers: "10.64.1.0/28" } }, "VALUE_INVALID", "subnets.containers"],
    ["a subnet outside", { subnets: { endpoints: "10.65.0.0/24" } }, "VALUE_INVALID", "subnets.endpoints"],
    ["subnets that overlap", { subnets: { endpoints: "10.64.1.0/25" } }, "VALUES_CONFLICT", "subnets.endpoints"],
    [
      "a subnet for a segment that is not there",
      { subnets: { firewall: "10.64.3.0/26" }, needs: { containers: 27 } },
      "VALUES_CONFLICT",
      "subnets.firewall",
    ],
    ["addresses that Container Apps keeps", { addressSpace: "172.30.0.0/15" }, "VALUES_CONFLICT", "addressSpace"],
  ])("refuses %s", (_what, props, code, field) => {
    expect(() => plan(props)).toThrow(expect.objectContaining({ code, field }));
  });

  it.each<[Segment, string]>([
    ["gateway", "10.64.0.0/28"],
    ["containers", "10.64.1.0/28"],
    ["endpoints", "10.64.2.0/28"],
    ["firewall", "10.64.3.0/27"],
  ])("takes the smallest %s subnet that works and none below %s", (segment, tooSmall) => {
    const smallest = formatCidr({ ...parseCidr(tooSmall)!, prefix: all[segment] });
    expect(plan({ subnets: { [segment]: smallest } })[segment]).toBe(smallest);
    expect(() => plan({ subnets: { [segment]: tooSmall } })).toThrow(`/${all[segment]} or larger`);
  });
});
