// Reads one JSON request a line, { sdl, extension }, and answers each with what the reference makes of it.
// usage: node reference-schemas.cjs <folder with node_modules>
const path = require('node:path');
const readline = require('node:readline');

// By file, so that both come from one build of the package: its types know only objects of their own build.
const folder = path.resolve(process.argv[2], 'node_modules/graphql');
const graphql = require(path.join(folder, 'index.js'));
const { validateSDL } = require(path.join(folder, 'validation/validate.js'));

const show = (errors) =>
  errors.map((error) => error.message + (error.locations ?? []).map((at) => ` @${at.line}:${at.column}`).join('')).join('\n');

function describe(sdl, base) {
  let document;
  try {
    document = graphql.parse(sdl);
  } catch (error) {
    return { outcome: 'syntax', text: show([error]) };
  }
  const sdlErrors = validateSDL(document, base);
  if (sdlErrors.length > 0) return { outcome: 'sdl', text: show(sdlErrors) };
  let schema;
  try {
    schema = base
      ? graphql.extendSchema(base, document, { assumeValidSDL: true })
      : graphql.buildASTSchema(document, { assumeValidSDL: true });
  } catch (error) {
    return { outcome: 'sdl', first: true, text: show([error]) };
  }
  let errors;
  try {
    errors = graphql.validateSchema(schema);
  } catch {
    return { outcome: 'fault', text: '' };
  }
  if (errors.length > 0) return { outcome: 'schema', text: show(errors) };
  const text = graphql.printSchema(schema) + '\n----\n' + graphql.printSchema(graphql.lexicographicSortSchema(schema));
  return { outcome: 'valid', text, schema };
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { sdl, extension, other } = JSON.parse(line);
  const { schema, ...plain } = describe(sdl);
  const { schema: newer } = schema ? describe(other) : {};
  const { schema: _, ...extended } = schema ? describe(extension, schema) : {};
  const changes =
    schema && newer
      ? graphql.findSchemaChanges(schema, newer).map((change) => `${change.type} ${change.description}`).join('\n')
      : null;
  console.log(JSON.stringify({ plain, extended, changes }));
});
