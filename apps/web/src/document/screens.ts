/** Every page of a workspace; each stands with its noun. */
import { isId } from "@nightjar/kit/id"
import { channelScreens } from "../channel/screens.tsx"
import { incidentScreens } from "../incident/screens.tsx"
import { maintenanceScreens } from "../maintenance/screens.tsx"
import { monitorScreens } from "../monitor/screens.tsx"
import { settingsScreens } from "../settings/screens.tsx"
import { statusPageScreens } from "../status-page/screens.tsx"
import { teamScreens } from "../team/screens.tsx"
import { idOfNobody } from "./holes.ts"
import type { About, ScreenOf } from "./screens-of.ts"

export interface Found extends About {
  screen: ScreenOf
}

export const screens: readonly ScreenOf[] = [
  ...monitorScreens,
  ...incidentScreens,
  ...maintenanceScreens,
  ...statusPageScreens,
  ...channelScreens,
  ...teamScreens,
  ...settingsScreens,
]

const byPath = new Map(screens.map((screen) => [screen.path, screen]))

/** @param path with its query, as it was asked for. Null where no screen of a workspace stands. */
export const findScreen = (path: string): Found | null => {
  const [pathname = "/", ...query] = path.split("?")
  const search = new URLSearchParams(query.join("?"))
  const [, place, id = "", ...rest] = pathname.split("/")
  const screen = byPath.get(pathname) ?? byPath.get(["", place, ":id", ...rest].join("/"))
  if (!screen?.path.includes(":id")) return screen ? { screen, id: idOfNobody(screen.noun), search } : null
  return isId(screen.noun, id) ? { screen, id, search } : null
}
