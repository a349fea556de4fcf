// Bundles the visual editor into the Python package. For maintainers:
//   npm ci --ignore-scripts && node build.mjs
import { createHash } from "node:crypto"
import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { dirname, join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "../../hooks/cchc/editor/static")
const shared = { absWorkingDir: here, bundle: true, minify: true, charset: "utf8", legalComments: "none", metafile: true }

const made = await build({
  ...shared, entryPoints: ["src/main.js"], outfile: join(out, "writing.js"), format: "esm",
  target: ["chrome100", "firefox100", "safari16.4"],
  banner: { js: "// Made by scripts/writing/build.mjs; licences: writing.licences.txt" },
})
await build({ ...shared, entryPoints: ["src/writing.css"], outfile: join(out, "writing.css") })

// Which packages went in, each with its licence.
function packageOf(input) {
  const parts = input.split("/")
  const at = parts.lastIndexOf("node_modules")
  if (at < 0) return ""
  return parts.slice(0, at + (parts[at + 1].startsWith("@") ? 3 : 2)).join("/")
}

function licence(folder) {
  const told = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"))
  const file = readdirSync(join(here, folder)).find(name => /^licen[cs]e/i.test(name))
  const words = file ? readFileSync(join(here, folder, file), "utf8").trim() : ""
  return `${told.name} ${told.version} (${told.license})\n\n${words || `See ${told.homepage || told.name}`}\n`
}

const used = Object.values(made.metafile.outputs).flatMap(output => Object.entries(output.inputs))
const folders = [...new Set(used.filter(([, part]) => part.bytesInOutput).map(([input]) => packageOf(input)))].filter(Boolean).sort()
writeFileSync(join(out, "writing.licences.txt"), folders.map(licence).join(`\n${"-".repeat(72)}\n\n`))

// What the test holds against each other: outputs, and all that they were made from.
const root = join(here, "../..")
const sources = readdirSync(join(here, "src")).sort().map(name => join(here, "src", name))
const outputs = ["writing.js", "writing.css", "writing.licences.txt"].map(name => join(out, name))
const files = [...outputs, join(here, "build.mjs"), join(here, "package.json"), join(here, "package-lock.json"), ...sources]
const sums = files.map(path => {
  const digest = createHash("sha256").update(readFileSync(path)).digest("hex")
  return `${digest}  ${relative(root, path).split(sep).join("/")}`
})
writeFileSync(join(out, "writing.sha256"), `${sums.join("\n")}\n`)
console.log(`${folders.length} packages, ${made.outputFiles?.length ?? outputs.length} files`)
