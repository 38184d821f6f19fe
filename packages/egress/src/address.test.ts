import { expect, test } from "vitest"
import { type AddressClass, canonicalAddress, classify } from "./address.ts"

const table: Record<AddressClass, readonly string[]> = {
  public: [
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "::ffff:8.8.8.8",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
  ],
  loopback: ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"],
  private: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1", "::ffff:10.1.2.3"],
  shared: ["100.64.0.1", "100.127.255.255"],
  "link-local": ["169.254.0.1", "169.254.255.254", "fe80::1", "febf::1"],
  metadata: [
    "169.254.169.254",
    "169.254.170.2",
    "::ffff:169.254.169.254",
    "168.63.129.16",
    "192.0.0.192",
    "100.100.100.200",
    "fd00:ec2::254",
    "fd20:ce::254",
  ],
  documentation: ["192.0.2.1", "198.51.100.7", "203.0.113.9", "2001:db8::1", "3fff::1"],
  benchmarking: ["198.18.0.1", "198.19.255.255", "2001:2::1"],
  multicast: ["224.0.0.1", "239.255.255.255", "ff02::1"],
  tunnel: ["64:ff9b::8.8.8.8", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001::1", "2002:7f00:1::1"],
  reserved: [
    "0.0.0.0",
    "0.1.2.3",
    "192.0.0.8",
    "192.88.99.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::8.8.8.8",
    "100::1",
    "2001:20::1",
    "5f00::1",
    "fec0::1",
    "4000::1",
  ],
}

test.each(Object.entries(table).flatMap(([kind, addresses]) => addresses.map((address) => [address, kind])))(
  "%s is %s",
  (address, kind) => expect(classify(address)).toBe(kind),
)

test("both ends of each IPv4 range belong to it, and their neighbours do not", () => {
  const ranges = [
    ["10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
    ["172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
    ["192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
    ["127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"],
  ] as const
  for (const [first, last, before, after] of ranges) {
    expect([classify(first), classify(last)]).not.toContain("public")
    expect([classify(before), classify(after)]).toEqual(["public", "public"])
  }
})

test("a mapped address is the address that it maps", () => {
  expect(canonicalAddress("::ffff:7f00:1")).toBe("127.0.0.1")
  expect(canonicalAddress("2001:0DB8:0:0::1")).toBe("2001:db8::1")
})
