// Remembers size and contrast on the device and reads the article aloud where a voice of the page's language lives on it.
// The blocking script `early` applies what is remembered before the first paint; this one only changes it.

function remember(key, value) {
  const { dataset } = document.documentElement;
  if (value) dataset[key] = value;
  else delete dataset[key];
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch { /* storage switched off: the choice holds for this page */ }
}

const language = () => document.documentElement.lang;
const speaks = (voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language();
const localVoice = () => speechSynthesis.getVoices().find((voice) => voice.localService && speaks(voice));

function paragraphs() {
  const text = document.querySelectorAll("main h1, .prose :is(p, li, h2, h3, figcaption, th, td)");
  return [...text].map((part) => part.textContent.trim()).filter(Boolean);
}

function read(voice, done) {
  const parts = paragraphs();
  for (const [at, words] of parts.entries()) {
    const speech = new SpeechSynthesisUtterance(words);
    speech.voice = voice;
    speech.lang = voice.lang;
    if (at === parts.length - 1) speech.onend = done;
    speechSynthesis.speak(speech);
  }
}

function offerReading(button) {
  const voice = localVoice();
  if (!voice || !document.querySelector(".prose") || !button.hidden) return;
  const start = button.textContent;
  const rest = () => { button.textContent = start; button.removeAttribute("aria-pressed"); };
  button.hidden = false;
  button.addEventListener("click", () => {
    const reading = button.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    if (reading) return rest();
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    return read(voice, rest);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function shutWith(settings) {
  settings.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !settings.open) return;
    settings.open = false;
    settings.querySelector("summary").focus();
  });
  // Open, it lies over what the next key would lead to.
  settings.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !settings.contains(relatedTarget)) settings.open = false;
  });
  document.addEventListener("click", (event) => {
    if (settings.open && !settings.contains(event.target)) settings.open = false;
  });
}

export default function start(settings) {
  const { dataset } = document.documentElement;
  for (const input of settings.querySelectorAll("input")) {
    input.checked = (dataset[input.name] || "") === input.value;
    input.addEventListener("change", () => remember(input.name, input.type === "radio" || input.checked ? input.value : ""));
  }
  shutWith(settings);
  if ("speechSynthesis" in window) {
    const button = settings.querySelector("button");
    offerReading(button);
    speechSynthesis.addEventListener?.("voiceschanged", () => offerReading(button));
  }
  settings.removeAttribute("data-waiting");
}

