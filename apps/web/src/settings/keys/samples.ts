/** Ways to use a key, to be copied and run as they are. Pure. */
export const samplesOf = ({ url, key }: { url: string; key: string }): { name: string; code: string }[] => [
  { name: "curl", code: `curl -H 'Authorization: Bearer ${key}' \\\n  ${url}/api/trpc/monitor.summary` },
  {
    name: "SDK",
    code: [
      'import { createClient } from "@nightjar/sdk"',
      "",
      `const nightjar = createClient({ url: "${url}", apiKey: "${key}" })`,
      'const { monitors } = await nightjar.monitor.list.query({ states: ["down"] })',
    ].join("\n"),
  },
  { name: "CLI", code: `export NIGHTJAR_URL=${url}\nexport NIGHTJAR_KEY=${key}\nnightjar monitors list` },
]
