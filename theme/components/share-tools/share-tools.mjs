// Prints the page, copies its address, opens the device's own share sheet. A button whose means are missing goes away.

const address = (tools) => new URL(tools.dataset.url || location.pathname, location.href).href;

async function copy(tools, say) {
  const { copied, failed } = tools.querySelector("[data-copied]").dataset;
  try {
    await navigator.clipboard.writeText(address(tools));
    say(copied);
  } catch {
    say(`${failed} ${address(tools)}`);
  }
}

async function share(tools) {
  try {
    await navigator.share({ title: tools.dataset.title, url: address(tools) });
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

const can = {
  print: () => typeof print === "function",
  copy: () => Boolean(navigator.clipboard),
  share: () => Boolean(navigator.share),
};

export default function start(tools) {
  const status = tools.querySelector("[role=status]");
  const say = (words) => { status.textContent = words; };
  const does = { print: () => print(), copy: () => copy(tools, say), share: () => share(tools) };
  for (const button of tools.querySelectorAll("[data-does]")) {
    const name = button.dataset.does;
    if (!can[name]()) { button.remove(); continue; }
    button.addEventListener("click", does[name]);
    button.removeAttribute("data-waiting");
  }
}
