// Builds the page into dist/: restores packages when the lock file changed, bundles, precompresses.
// dist/ is replaced in one step at the end, so a build that fails or is stopped leaves the last good one in place.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const oldestNode = [20, 19];
const folder = import.meta.dirname;
const fresh = join(folder, 'node_modules', `.dist-${process.pid}`);

requireNode();
restorePackages();
try {
  const { build } = await import('vite');
  await build({ root: folder, logLevel: 'error', build: { outDir: fresh, emptyOutDir: true } });
  compress(join(fresh, 'assets'));
  replaceDist();
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Error(`Node.js ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}.`);
  }
}

function restorePackages() {
  const lock = join(folder, 'package-lock.json');
  const restored = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(restored) && statSync(restored).mtimeMs >= statSync(lock).mtimeMs) {
    return;
  }
  // Without a network npm would wait for minutes; the build should rather go on with the plain page.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'];
  execFileSync('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--loglevel=error', ...patience], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** Only compressed files are kept: the server unpacks one for the rare client that accepts neither encoding. */
function compress(assets) {
  for (const name of readdirSync(assets)) {
    const path = join(assets, name);
    const bytes = readFileSync(path);
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    rmSync(path);
  }
}

function replaceDist() {
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}
