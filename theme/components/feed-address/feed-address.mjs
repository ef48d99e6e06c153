// Copies a feed's address. Without a clipboard the button goes away: the address can be marked and copied by hand.

export default function start(feed) {
  const button = feed.querySelector("button");
  if (!navigator.clipboard) { button.remove(); return; }
  const status = feed.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(feed.querySelector("a").textContent);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.failed;
    }
  });
  button.removeAttribute("data-waiting");
}
