/** Weather, and two doors to it: one that may reach it and one that may not. */
import { startWeather, type Weather } from "@nightjar/weather/weather"
import { createEgress, type Egress } from "../src/egress.ts"

export interface Doors {
  weather: Weather
  /** Private mode; ports 65001 and 65002 of this machine count as Nightjar's own. */
  home: Egress
  hosted: Egress
}

export const openDoors = async (): Promise<Doors> => {
  const weather = await startWeather({ port: 0 })
  const options = {
    userAgent: "Nightjar/test",
    certificateAuthorities: [weather.authority],
    nameServers: [weather.addresses.dns],
  }
  const own = ["postgres://localhost:65001", "redis://db.localhost:65002"]
  return {
    weather,
    home: createEgress({ ...options, mode: "private", own }),
    hosted: createEgress({ ...options, mode: "hosted" }),
  }
}

export const never = () => new AbortController().signal

export const portOf = (address: string) => Number(address.split(":").at(-1))
