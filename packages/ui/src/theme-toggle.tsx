"use client"

import { Monitor, Moon, Sun, SunMoon } from "lucide-react"
import { useTheme } from "next-themes"
import { IconButton } from "./icon-button.tsx"
import { Menu, MenuChoice } from "./menu.tsx"
import { useTexts } from "./texts.tsx"

const icons = { light: Sun, dark: Moon, system: Monitor }
const themes = ["system", "light", "dark"] as const

export function ThemeToggle() {
  const texts = useTexts().theme
  const { theme, setTheme } = useTheme()
  return (
    <Menu
      trigger={
        <IconButton label={texts.label}>
          <SunMoon aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuChoice
        value={theme ?? "system"}
        onValueChange={setTheme}
        options={themes.map((value) => {
          const Icon = icons[value]
          return { value, label: texts[value], icon: <Icon aria-hidden="true" /> }
        })}
      />
    </Menu>
  )
}
