"use client"

import { Copy, Ellipsis, Pause, Plus, Trash2 } from "lucide-react"
import { useState } from "react"
import { Button } from "../button.tsx"
import { ConfirmByTyping } from "../confirm-by-typing.tsx"
import { Dialog } from "../dialog.tsx"
import { IconButton } from "../icon-button.tsx"
import { Kbd } from "../kbd.tsx"
import { LinkButton } from "../link-button.tsx"
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from "../menu.tsx"
import { Popover } from "../popover.tsx"
import { Sheet } from "../sheet.tsx"
import { Row, Section } from "./section.tsx"

function SampleMenu() {
  return (
    <Menu
      trigger={
        <IconButton label="More" variant="secondary">
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuLabel>Verbs</MenuLabel>
      <MenuItem icon={<Pause aria-hidden="true" />} shortcut="p">
        Pause
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden="true" />}>Clone</MenuItem>
      <MenuCheckItem checked>Show paused</MenuCheckItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden="true" />}>
        Delete
      </MenuItem>
    </Menu>
  )
}

/** Buttons, and what they open. */
export function Actions() {
  const [open, setOpen] = useState<"dialog" | "typing" | "sheet" | null>(null)
  const bind = (name: typeof open) => ({
    open: open === name,
    onOpenChange: (on: boolean) => setOpen(on ? name : null),
  })
  return (
    <Section title="Actions">
      <Row>
        <Button variant="primary">
          <Plus aria-hidden="true" />
          Create
        </Button>
        <Button>Check now</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger">Delete</Button>
        <Button variant="link">Why?</Button>
        <LinkButton href="#content">Documentation</LinkButton>
        <Button disabled>Not allowed</Button>
        <Button variant="primary" busy>
          Saving
        </Button>
        <Button size="sm">Small</Button>
        <SampleMenu />
        <Kbd>⌘K</Kbd>
      </Row>
      <Row>
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("typing")}>Confirm by typing</Button>
        <Button onClick={() => setOpen("sheet")}>Sheet</Button>
        <Popover label="Why degraded" trigger={<Button>Popover</Button>}>
          Slower than 800 ms in two of three regions.
        </Popover>
      </Row>
      <Dialog
        {...bind("dialog")}
        title="Pause 12 of them?"
        description="Nothing is checked until they are resumed."
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button variant="primary">Pause</Button>
          </>
        }
      />
      <ConfirmByTyping
        {...bind("typing")}
        title="Delete the workspace"
        description="All history is gone at once. This cannot be undone."
        phrase="acme"
        confirm="Delete for good"
        onConfirm={() => setOpen(null)}
      />
      <Sheet {...bind("sheet")} side="bottom" title="Filters">
        <p className="text-ink-soft">Slots for anything.</p>
      </Sheet>
    </Section>
  )
}
