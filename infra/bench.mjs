// Plain JavaScript that even an old Node can parse: it must be able to say that it is too old.
import { nodeProblem } from "./launcher/node.mjs"

const problem = nodeProblem(process.versions.node, process.platform)
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
import("./bench/run.mjs").then(({ main }) => main(process.argv.slice(2)))
