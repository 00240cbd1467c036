// What axe-core finds in pages in a real browser, and whether they overflow, as JSON:
// node look.mjs MODULES BROWSER PAGE...
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, browserPath, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(modules), "..", "from-here.cjs")));
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")).href);
const axe = require.resolve("axe-core/axe.min.js");

const LOOKS = [
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 1280, scheme: "light", media: "print" },
];
const args = ["--no-sandbox", "--disable-gpu"];
const browser = await puppeteer.launch({ executablePath: browserPath, args });
const found = [];
try {
  const tab = await browser.newPage();
  // Pages that let no script in let axe in.
  await tab.setBypassCSP(true);
  for (const page of pages) {
    await tab.goto(pathToFileURL(resolve(page)).href);
    await tab.addScriptTag({ path: axe });
    for (const { width, scheme, media = "screen" } of LOOKS) {
      await tab.setViewport({ width, height: 900 });
      await tab.emulateMediaType(media);
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const { violations, passes, overflows } = await tab.evaluate(async () => {
        const result = await axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        const told = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
        const root = document.documentElement;
        return { violations: told, passes: result.passes.length, overflows: root.scrollWidth > root.clientWidth };
      });
      found.push({ page, width, scheme, media, violations, passes, overflows });
    }
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
