import { expect, it } from "vitest"
import { placeOf } from "./limits.ts"

it.each([
  ["192.0.2.7", "192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.7", "192.0.2.0/24"],
  ["2001:db8:12:34:56:78:9a:bc", "2001:db8:12:34::/64", "2001:db8:12::/48"],
  ["2001:0DB8:0012::1", "2001:db8:12:0::/64", "2001:db8:12::/48"],
  ["::1", "0:0:0:0::/64", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0:0::/64", "fe80:0:0::/48"],
])("%s is counted as %s in %s", (address, own, network) => {
  expect(placeOf(address)).toEqual({ own, network })
})
