/** How metrics are made: one registry, one prefix. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client"

export type Makers = ReturnType<typeof makersOf>

/** Names are told without the prefix that all share. */
export const makersOf = (registry: Registry) => {
  const about = (name: string, help: string) => ({ name: `nightjar_${name}`, help, registers: [registry] })
  return {
    counter: <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Counter({ ...about(name, help), labelNames }),
    histogram: <Label extends string = never>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: Label[] = [],
    ) => new Histogram({ ...about(name, help), buckets, labelNames }),
    gauge: <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Gauge({ ...about(name, help), labelNames }),
    /** Read whenever somebody scrapes. */
    reading: (name: string, help: string, read: () => number) =>
      new Gauge({
        ...about(name, help),
        collect() {
          this.set(read())
        },
      }),
  }
}
