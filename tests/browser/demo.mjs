// `undersigned demo` with sample data: three servers that live until `end`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** The last thing that it says: all that is to be seen is there. */
const READY = /^Look around/;

/** Starts it; gives each server's page of the appeal, the organiser's first, and its ways in. */
export async function demo(program, sample) {
  const process = spawn(program, ["demo", "--sample", sample], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(process, "exit");
  const pages = [];
  const signInLinks = [];
  let ready = false;
  for await (const line of createInterface({ input: process.stdout })) {
    const page = /^\s+page:\s+(\S+)/.exec(line);
    const link = /^\s+sign in:\s+(\S+)/.exec(line);
    if (page) pages.push(page[1]);
    if (link) signInLinks.push(link[1]);
    ready = READY.test(line);
    if (ready) break;
  }
  if (!ready) throw new Error(`the sample ${sample} was not shown: it ended with ${await ended}`);
  const end = async () => {
    process.kill("SIGINT");
    await ended;
  };
  return { pages, signInLinks, end };
}
