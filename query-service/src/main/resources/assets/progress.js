// Follows something that takes a while, and shows the whole page anew when it is done.
const follow = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const then = page.querySelector("[data-running]");
  if (!answer.ok || !then) {
    location.reload();
    return;
  }
  const now = document.querySelector("[data-running]");
  if (now.innerHTML !== then.innerHTML) {
    now.replaceChildren(...then.childNodes);
  }
  setTimeout(follow, 1000);
};

setTimeout(follow, 1000);
