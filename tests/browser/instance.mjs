// An instance of the program for pictures: a process with a data folder of its own, on loopback.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** One instance at `http://NAME.localhost:PORT`. */
export class Instance {
  /** Starts it and waits until it answers. `port` is taken where it is free. */
  static async start(program, name, port) {
    const it = new Instance();
    it.program = program;
    it.port = await freePort(port);
    it.host = `${name}.localhost:${it.port}`;
    it.url = `http://${it.host}`;
    it.folder = mkdtempSync(join(tmpdir(), "undersigned-pictures-"));
    it.environment = {
      ...process.env,
      UNDERSIGNED_PUBLIC_URL: it.url,
      UNDERSIGNED_LISTEN: `127.0.0.1:${it.port}`,
      UNDERSIGNED_DATA_DIR: it.folder,
      UNDERSIGNED_ALLOW_PRIVATE_NETWORK: "true",
      UNDERSIGNED_RATE_LIMIT: "off",
      UNDERSIGNED_SYNC_INTERVAL: "1s",
      UNDERSIGNED_LOG: "warn",
    };
    it.process = spawn(program, ["serve"], { env: it.environment, stdio: ["ignore", "ignore", "inherit"] });
    await until(`the start of ${name}`, () => it.call("GET", "/healthz"));
    return it;
  }

  /** Makes an organisation; gives its actor id, a token and a link that signs its owner in. */
  organisation(handle, names) {
    const labels = Object.entries(names).flatMap(([language, text]) => ["--name", `${language}=${text}`]);
    const email = `secretary@${handle.replaceAll("_", "-")}.example`;
    const made = this.command(["setup", "--org", handle, ...labels, "--email", email, "--json"]);
    const { token } = this.command(["token", "create", "--org", handle, "--json"]);
    return { id: made.org.id, handle, names, token, signInLink: made.signInLink, instance: this };
  }

  /** Runs a command that prints JSON. */
  command(words) {
    const done = spawnSync(this.program, words, { env: this.environment, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
    return JSON.parse(done.stdout);
  }

  /** A call over HTTP that must succeed; gives the JSON of the answer. */
  call(method, path, { token, body } = {}) {
    // `fetch` cannot say a `Host` of its own, and names below localhost are not in every resolver.
    const headers = { host: this.host, ...(token && { authorization: `Bearer ${token}` }) };
    const text = body && JSON.stringify(body);
    if (text) Object.assign(headers, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port: this.port, method, path, headers }, async (answer) => {
        let received = "";
        for await (const chunk of answer.setEncoding("utf8")) received += chunk;
        const what = `${method} ${path}: ${answer.statusCode} ${received}`;
        if (answer.statusCode >= 300) return reject(new Error(what));
        const isJson = /json/.test(answer.headers["content-type"] ?? "");
        resolve(isJson ? JSON.parse(received) : received);
      });
      sent.on("error", reject).end(text);
    });
  }

  /** Ends the process and removes its data. */
  async end() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Asks again until nothing is thrown; gives what came back. */
export async function until(what, ask, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what} did not come about: ${error.message}`);
      await sleep(100);
    }
  }
}

/** The wished port where nobody listens on it, else any. */
function freePort(wished) {
  const taken = (port) =>
    new Promise((resolve, reject) => {
      const server = createServer().once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        const { port: found } = server.address();
        server.close(() => resolve(found));
      });
    });
  return taken(wished).catch(() => taken(0));
}
