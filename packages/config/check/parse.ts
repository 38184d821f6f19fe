/** What the rules need to know of one code file: imports, functions, calls and whether it reads the environment. */
import {
  type BindingPattern,
  type Expression,
  type PropertyKey,
  parseSync,
  type Span,
  type Super,
  Visitor,
} from "oxc-parser"

export interface Import {
  /** As written: `./monitor.ts`, `@nightjar/kit/id`, `node:net`, `zod`. */
  specifier: string
  line: number
  /** Erased at run time, so it cannot close a cycle. */
  typeOnly: boolean
  /** `import()`, which runs later: it cannot close a cycle either, but it is knowledge all the same. */
  dynamic: boolean
  /** Imported names; empty for a bare or dynamic import, `*` for a namespace. */
  names: string[]
}

export interface FunctionSpan {
  /** The name it is declared or assigned under. */
  name: string
  line: number
  /** From its first to its last line, both counted. */
  lines: number
}

export interface Call {
  /** `pgTable`, `schema.table`. */
  callee: string
  /** First argument when it is a string literal. */
  argument: string | null
  line: number
}

export interface Code {
  imports: Import[]
  /** Outermost first. */
  functions: FunctionSpan[]
  calls: Call[]
  /** Lines that read `process.env`. */
  environment: number[]
}

/** Null when the text does not parse: the compiler says so better. */
export const parse = (path: string, text: string): Code | null => {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) return null
  const lineAt = lineCounter(text)
  const code: Code = { imports: [], functions: [], calls: [], environment: [] }
  const collectors = [importsOf(code, lineAt), functionsOf(code, lineAt), usesOf(code, lineAt)]
  for (const visitor of collectors) visitor.visit(program)
  code.functions.sort((a, b) => a.line - b.line || b.lines - a.lines)
  return code
}

const lineCounter = (text: string) => {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return (offset: number) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

type LineAt = (offset: number) => number

const importsOf = (code: Code, lineAt: LineAt) => {
  const add = (node: Span, specifier: string, more: Partial<Import>) =>
    code.imports.push({ specifier, line: lineAt(node.start), typeOnly: false, dynamic: false, names: [], ...more })
  return new Visitor({
    ImportDeclaration(node) {
      const kinds = node.specifiers.map((one) => one.type === "ImportSpecifier" && one.importKind === "type")
      add(node, node.source.value, {
        typeOnly: node.importKind === "type" || (kinds.length > 0 && kinds.every(Boolean)),
        names: node.specifiers.map((one) => {
          if (one.type === "ImportNamespaceSpecifier") return "*"
          if (one.type === "ImportDefaultSpecifier") return "default"
          return one.imported.type === "Identifier" ? one.imported.name : one.imported.value
        }),
      })
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node, node.source.value, { typeOnly: node.exportKind === "type" })
    },
    ExportAllDeclaration(node) {
      add(node, node.source.value, { typeOnly: node.exportKind === "type", names: ["*"] })
    },
    ImportExpression(node) {
      if (node.source.type === "Literal") add(node, String(node.source.value), { dynamic: true })
    },
    TSImportType(node) {
      add(node, node.source.value, { typeOnly: true })
    },
  })
}

const functionsOf = (code: Code, lineAt: LineAt) => {
  const names = new WeakMap<Span, string>()
  const named = (value: Span | null, key: PropertyKey | BindingPattern) => {
    if (value && key.type === "Identifier") names.set(value, key.name)
  }
  const add = (node: Span & { id?: { name: string } | null }) => {
    const line = lineAt(node.start)
    const name = node.id?.name ?? names.get(node) ?? "a function"
    code.functions.push({ name, line, lines: lineAt(node.end) - line + 1 })
  }
  return new Visitor({
    VariableDeclarator: (node) => named(node.init, node.id),
    Property: (node) => named(node.value, node.key),
    MethodDefinition: (node) => named(node.value, node.key),
    PropertyDefinition: (node) => named(node.value, node.key),
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
  })
}

const usesOf = (code: Code, lineAt: LineAt) =>
  new Visitor({
    CallExpression(node) {
      const callee = dotted(node.callee)
      const first = node.arguments[0]
      const argument = first?.type === "Literal" && typeof first.value === "string" ? first.value : null
      if (callee) code.calls.push({ callee, argument, line: lineAt(node.start) })
    },
    MemberExpression(node) {
      if (dotted(node) === "process.env") code.environment.push(lineAt(node.start))
    },
    ImportDeclaration(node) {
      const names = node.specifiers.map((one) => one.type === "ImportSpecifier" && one.local.name)
      if (/^(node:)?process$/.test(node.source.value) && names.includes("env"))
        code.environment.push(lineAt(node.start))
    },
  })

/** `a.b.c` of a chain of plain names, else null. */
const dotted = (node: Expression | Super): string | null => {
  if (node.type === "Identifier") return node.name
  if (node.type !== "MemberExpression" || node.property.type !== "Identifier" || node.computed) return null
  const left = dotted(node.object)
  return left && `${left}.${node.property.name}`
}
