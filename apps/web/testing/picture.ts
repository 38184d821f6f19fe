/** A picture with something of everything. */
import type { Picture } from "@nightjar/core/snapshot/picture"
import { newId } from "@nightjar/kit/id"

const inEach = (figure: number) => ({
  "1h": figure,
  "24h": figure,
  "7d": figure,
  "30d": figure,
  "90d": figure,
  "1y": figure,
})

const [shop, search] = [newId("monitor"), newId("monitor")]

export const busyPicture: Picture = {
  title: "Acme & Söhne <shop>",
  description: "Letters, by night.",
  theme: "auto",
  logo: null,
  overall: "partial",
  firstDay: "2026-08-29T00:00:00.000Z",
  groups: [
    {
      name: "Shop",
      items: [
        {
          id: shop,
          name: 'The "shop"',
          state: "down",
          uptime: inEach(0.99871),
          certificateUntil: "2026-12-06T15:30:00.000Z",
          days: Array.from({ length: 90 }, (_, day) => (day === 40 ? [0.97, 1, 2_592_000] : [1, 1, 0])),
          latency: {
            fromAt: "2026-11-25T16:00:00.000Z",
            p95Ms: Array.from({ length: 24 }, (_, hour) => 100 + hour),
            averageMs: { ...inEach(40.4), "7d": null },
            lastMs: 38.2,
          },
        },
      ],
    },
    {
      name: "",
      items: [
        {
          id: search,
          name: "Search",
          state: "up",
          uptime: inEach(1),
          certificateUntil: null,
          days: Array.from({ length: 90 }, () => [1, 1, 0]),
          latency: null,
        },
      ],
    },
  ],
  outages: [
    {
      id: newId("incident"),
      monitorId: shop,
      name: 'The "shop"',
      openedAt: "2026-11-26T15:04:00.000Z",
      resolvedAt: null,
    },
    {
      id: newId("incident"),
      monitorId: search,
      name: "Search",
      openedAt: "2026-11-20T10:00:00.000Z",
      resolvedAt: "2026-11-20T10:12:00.000Z",
    },
  ],
  notices: [
    {
      id: newId("notice"),
      title: "Payments are delayed",
      impact: "major",
      state: "identified",
      openedAt: "2026-11-26T15:10:00.000Z",
      resolvedAt: null,
      items: [shop],
      updates: [
        {
          id: newId("noticeUpdate"),
          at: "2026-11-26T15:20:00.000Z",
          state: "identified",
          text: "A disk is full ]]> & <b>soon</b> larger.",
        },
        { id: newId("noticeUpdate"), at: "2026-11-26T15:10:00.000Z", state: "investigating", text: "We look." },
      ],
    },
  ],
  maintenances: [
    {
      id: newId("maintenance"),
      title: "Weekly patches",
      description: "A minute or two.",
      fromAt: "2026-11-29T22:00:00.000Z",
      toAt: "2026-11-30T02:00:00.000Z",
      running: false,
      items: [search],
    },
  ],
  builtAt: "2026-11-26T15:30:00.000Z",
}
