// Lets people choose and scores them. Without it the answers open by themselves: nothing is lost.
"use strict";

const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

const prepare = (ask, number) => {
  const list = ask.querySelector(".cc-options");
  const heading = ask.querySelector("h2");
  heading.id ||= `${ask.id}-cau-hoi`;
  list.setAttribute("role", "radiogroup");
  list.setAttribute("aria-labelledby", heading.id);
  [...list.children].forEach((item, index) => {
    const input = make("input", { type: "radio", name: `cau-${number}`, value: String(index + 1) });
    const label = make("label", {}, input, " ", ...item.childNodes);
    item.setAttribute("role", "presentation");
    item.append(label);
  });
  ask.querySelector("details").hidden = true;
};

const chosen = (ask) => ask.querySelector("input:checked");

const mark = (ask) => {
  const details = ask.querySelector("details");
  const input = chosen(ask);
  const right = input?.value === ask.dataset.answer;
  ask.querySelector(".cc-verdict")?.remove();
  const words = !input ? "Chưa chọn." : right ? "✓ Đúng." : "✗ Chưa đúng.";
  details.before(make("p", { className: `cc-verdict ${right ? "cc-good" : "cc-bad"}` }, words));
  details.hidden = false;
  details.open = true;
  return right;
};

const start = (quiz) => {
  const asks = [...quiz.querySelectorAll(".cc-ask")];
  asks.forEach(prepare);
  const score = make("p", { className: "cc-score" });
  score.setAttribute("role", "status");
  const check = make("button", { type: "button", className: "md-button cc-button" }, "Chấm điểm");
  const again = make("button", { type: "button", className: "md-button cc-button" }, "Làm lại");
  check.addEventListener("click", () => {
    const right = asks.map(mark).filter(Boolean).length;
    score.textContent = `Bạn trả lời đúng ${right}/${asks.length} câu.`;
  });
  again.addEventListener("click", () => {
    for (const ask of asks) {
      const input = chosen(ask);
      if (input) input.checked = false;
      ask.querySelector(".cc-verdict")?.remove();
      ask.querySelector("details").open = false;
      ask.querySelector("details").hidden = true;
    }
    score.textContent = "";
    asks[0].scrollIntoView();
    asks[0].querySelector("input").focus();
  });
  quiz.append(make("p", { className: "cc-buttons" }, check, " ", again), score);
};

document.querySelectorAll(".cc-quiz").forEach(start);
