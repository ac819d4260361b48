// What a page must never do, noted while it is used: fetch anything from elsewhere, complain in
// the console, break the content security policy, or answer 5xx.

/** Notes the faults of a page from now on; `faults()` gives them and forgets them. */
export function watch(page, origins) {
  let noted = [];
  const ours = (address) => origins.some((origin) => address.startsWith(`${origin}/`));
  page.on("request", (request) => {
    if (!ours(request.url()) && !request.url().startsWith("data:")) {
      noted.push(`asked for ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // Events are listened to until one leaves the page.
    if (request.resourceType() === "eventsource") return;
    // The browser itself gave it up: the page was left before its icon had come, or the form was sent before
    // the editor had kept what was written. A server that breaks off, and what the policy blocks, read otherwise.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    noted.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    const document = response.request().isNavigationRequest();
    const bad = document ? 500 : 400;
    if (response.status() >= bad) noted.push(`${response.url()} answered ${response.status()}`);
    if (document && !isStrict(response.headers()["content-security-policy"])) {
      noted.push(`${response.url()} has no strict content security policy`);
    }
  });
  page.on("console", (message) => {
    // Chromium logs every page that is answered 4xx, which may be what is wanted.
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !isAnswer) {
      noted.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => noted.push(`script: ${error}`));
  return {
    faults() {
      const now = noted;
      noted = [];
      return now;
    },
  };
}

function isStrict(policy = "") {
  return policy.includes("default-src 'none'") && !/unsafe|\*|https?:/.test(policy);
}
