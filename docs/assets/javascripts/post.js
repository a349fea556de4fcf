// Thêm vào một bài những việc cần kịch bản: chia sẻ, chép liên kết, in, nghe đọc. Không có kịch bản thì bài vẫn đủ.
"use strict";

const tools = document.querySelector(".cc-tools");
const said = document.createElement("span");
said.setAttribute("role", "status");

function add(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", () => act(button));
  tools.insertBefore(button, said);
}

function share() {
  navigator.share({ title: document.querySelector("h1").textContent, url: tools.dataset.url }).catch(() => {});
}

function copy() {
  navigator.clipboard.writeText(tools.dataset.url).then(
    () => { said.textContent = "Đã chép liên kết."; },
    () => { said.textContent = tools.dataset.url; },
  );
}

// A long text stops half way in some browsers: each paragraph is handed over by itself.
function paragraphs() {
  const parts = document.querySelectorAll("h1, .cc-lead, .cc-text :is(p, li, h2, h3, h4, td, th, figcaption)");
  return [...parts].filter((part) => !part.querySelector("p, li")).map((part) => part.innerText).filter((text) => text.trim());
}

function read(button, voice) {
  const reading = speechSynthesis.speaking;
  speechSynthesis.cancel();
  if (reading) return;
  button.textContent = "Dừng đọc";
  const told = paragraphs().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  const end = () => { button.textContent = "Nghe bài"; };
  told.forEach((each) => { each.addEventListener("error", end); });
  told.at(-1).addEventListener("end", end);
  told.forEach((each) => speechSynthesis.speak(each));
}

// Only a voice of the device itself: others send the text to somebody else.
function offerVoice() {
  const voice = speechSynthesis.getVoices().find((each) => each.localService && /^vi\b/i.test(each.lang.replace("_", "-")));
  if (!voice) return;
  speechSynthesis.removeEventListener("voiceschanged", offerVoice);
  add("Nghe bài", (button) => read(button, voice));
}

if (tools) {
  tools.append(said);
  if (navigator.share) add("Chia sẻ", share);
  if (navigator.clipboard) add("Chép liên kết", copy);
  add("In", () => print());
  if (window.speechSynthesis) {
    speechSynthesis.addEventListener("voiceschanged", offerVoice);
    offerVoice();
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }
}
