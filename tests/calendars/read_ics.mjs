// Prints what a JavaScript library reads in an .ics file, as JSON: node read_ics.mjs LIBRARY MODULES FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [library, modules, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(modules), "..", "from-here.cjs")));
const load = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
};
const data = readFileSync(file, "utf8");

const readers = {
  "ical.js": async (ICAL) => {
    const root = new ICAL.Component(ICAL.parse(data));
    for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
    return root.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        starts: event.startDate.toJSDate(),
        ends: event.endDate.toJSDate(),
        summary: event.summary,
        description: event.description,
        location: event.location ?? "",
        status: component.getFirstPropertyValue("status"),
      };
    });
  },
  "node-ical": async (ical) =>
    Object.values(ical.sync.parseICS(data))
      .filter((entry) => entry.type === "VEVENT")
      .map((entry) => ({
        uid: entry.uid,
        starts: entry.start,
        ends: entry.end,
        summary: entry.summary,
        description: entry.description,
        location: entry.location ?? "",
        status: entry.status,
      })),
};

console.log(JSON.stringify(await readers[library](await load(library))));
