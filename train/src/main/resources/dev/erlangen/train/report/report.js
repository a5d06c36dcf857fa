"use strict";
// Legend buttons hide a model in all charts.
const buttons = [...document.querySelectorAll(".legend button")];
const hidden = new Set();
for (const button of buttons) {
  button.addEventListener("click", () => {
    const arm = button.dataset.arm;
    const show = hidden.delete(arm);
    if (!show) hidden.add(arm);
    button.setAttribute("aria-pressed", String(show));
    for (const g of document.querySelectorAll(`svg [data-arm="${arm}"]`)) {
      g.classList.toggle("off", !show);
    }
  });
}
// The pointer shows the values of the nearest epoch.
for (const svg of document.querySelectorAll(".chart")) {
  const plot = JSON.parse(svg.dataset.plot);
  const cursor = document.createElementNS("http://www.w3.org/2000/svg", "path");
  cursor.setAttribute("class", "cursor off");
  svg.append(cursor);
  const tip = document.createElement("div");
  tip.className = "tip off";
  svg.parentElement.append(tip);
  const leave = () => { cursor.classList.add("off"); tip.classList.add("off"); };
  const nearest = (points, epoch) =>
    points.reduce((a, b) => (Math.abs(b[0] - epoch) < Math.abs(a[0] - epoch) ? b : a));
  svg.addEventListener("pointerleave", leave);
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    const share = (x - plot.left) / (plot.right - plot.left);
    const arms = plot.arms.filter((a) => !hidden.has(String(a.arm)));
    if (share < -0.02 || share > 1.02 || arms.length === 0) return leave();
    const wanted = plot.first + share * (plot.last - plot.first);
    const epoch = arms
      .map((a) => nearest(a.points, wanted)[0])
      .reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
    const at = plot.left + ((epoch - plot.first) / (plot.last - plot.first)) * (plot.right - plot.left);
    cursor.setAttribute("d", `M${at} ${plot.top}V${plot.bottom}`);
    tip.replaceChildren(`epoch ${epoch}`);
    for (const arm of arms) {
      const point = arm.points.find((p) => p[0] === epoch);
      if (!point) continue;
      const row = document.createElement("b");
      row.className = `c${arm.arm % 8}`;
      row.textContent = `${buttons[arm.arm].textContent}: ${point[1]}`;
      tip.append(row);
    }
    cursor.classList.remove("off");
    tip.classList.remove("off");
    const pixel = (at / svg.viewBox.baseVal.width) * box.width;
    const left = pixel + 12 + tip.offsetWidth > box.width ? pixel - 12 - tip.offsetWidth : pixel + 12;
    tip.style.left = `${Math.max(0, left)}px`;
  });
}
