// What every page does: it learns of the world, checks, and tells its own server what it found wrong, if anything.

export async function run(check) {
  let failure = "";
  try {
    const world = await (await fetch("/world.json")).json();
    await check(world, (path, options = {}) =>
      fetch(new URL(path, world.service), {
        ...options,
        headers: { Authorization: `Bearer ${world.key}`, ...options.headers },
      }));
  } catch (error) {
    failure = String(error.stack ?? error);
  }
  await fetch(location.pathname, { method: "POST", body: failure });
}

export function same(actual, expected, what) {
  if (actual !== expected) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}
