// What a measured process says about itself; the members are those of the .NET server.
export function state() {
  const cpu = process.cpuUsage();
  return {
    cpuMicroseconds: cpu.user + cpu.system,
    allocatedBytes: -1,
    gen0: -1,
    gen1: -1,
    gen2: -1,
    compiledMethods: -1,
    memoryBytes: process.memoryUsage.rss(),
    heapBytes: -1,
  };
}

// The process ends with the harness, however that ends.
export function endWithParent() {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
