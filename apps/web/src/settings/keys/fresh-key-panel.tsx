"use client"

import { Button } from "@nightjar/ui/button"
import { CodeSample } from "@nightjar/ui/code-sample"
import { CopyButton } from "@nightjar/ui/copy-button"
import { useTranslations } from "next-intl"
import { useFacts } from "../../shell/facts-provider.tsx"
import { Panel } from "../panel.tsx"
import { samplesOf } from "./samples.ts"
import type { FreshKey } from "./use-keys.ts"

/** The only time that the key is seen. */
export function FreshKeyPanel({ fresh, onDone }: { fresh: FreshKey; onDone: () => void }) {
  const t = useTranslations("keys")
  const { site } = useFacts()
  return (
    <div role="status">
      <Panel title={t("created", { name: fresh.name })} text={t("onlyNow")}>
        <div className="flex items-center gap-2 rounded-md border border-control bg-surface py-1.5 pr-1.5 pl-3">
          <code data-testid="fresh-key" className="min-w-0 flex-1 break-all font-mono text-sm">
            {fresh.key}
          </code>
          <CopyButton text={fresh.key} label={t("copyKey")} />
        </div>
        <div className="mt-4">
          <CodeSample label={t("samples")} samples={samplesOf({ url: site.publicUrl, key: fresh.key })} />
        </div>
        <Button variant="primary" className="mt-4" onClick={onDone}>
          {t("done")}
        </Button>
      </Panel>
    </div>
  )
}
