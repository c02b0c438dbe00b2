// Says how many entries were recorded since the page was made.
const marker = document.querySelector("[data-news]");

if (marker && "EventSource" in window) {
  const source = new EventSource(marker.dataset.news);
  source.addEventListener("news", ({ data }) => {
    marker.textContent = data === "1" ? "1 new entry" : `${Number(data).toLocaleString("en-GB")} new entries`;
    marker.closest(".app-news").classList.add("app-news--some");
  });
  addEventListener("pagehide", () => source.close());
}
