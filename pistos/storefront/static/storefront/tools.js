/* Confidence tools: counts that the page was before somebody, and gives the film controls of our own. */
(() => {
  const script = document.currentScript;
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const tell = (address) =>
    fetch(address, { method: "POST", headers: { "X-CSRFToken": token() }, keepalive: true }).catch(() => {});

  if (script.dataset.looked && token()) {
    const look = () => document.visibilityState === "visible" && tell(script.dataset.looked);
    if (document.visibilityState === "visible") look();
    else document.addEventListener("visibilitychange", look, { once: true });
  }

  const button = (row, words, press) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-small";
    made.textContent = words;
    made.addEventListener("click", press);
    row.append(made);
    return made;
  };

  const clock = (seconds) => {
    const whole = Math.floor(seconds || 0);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  for (const film of document.querySelectorAll(".film")) {
    const video = film.querySelector("video");
    const said = film.dataset;
    const row = document.createElement("div");
    row.className = "film-deeds";
    video.controls = false;

    const play = button(row, said.play, () => (video.paused ? video.play() : video.pause()));
    const place = document.createElement("input");
    place.type = "range";
    place.min = 0;
    place.max = 1000;
    place.value = 0;
    place.setAttribute("aria-label", said.place);
    row.append(place);
    const time = document.createElement("span");
    time.className = "num small";
    row.append(time);
    const sound = button(row, said.mute, () => { video.muted = !video.muted; });
    if (video.querySelector("track")) {
      const tracks = [...video.textTracks];
      const shown = () => tracks.find((track) => track.mode === "showing");
      const usual = tracks.find((track) => track.language === document.documentElement.lang) ?? tracks[0];
      const captions = button(row, said.captions, () => {
        const now = shown();
        if (now) now.mode = "disabled";
        else usual.mode = "showing";
        captions.setAttribute("aria-pressed", String(!now));
      });
      captions.setAttribute("aria-pressed", String(Boolean(shown())));
    }
    if (video.requestFullscreen) button(row, said.whole, () => video.requestFullscreen());
    film.append(row);

    const tick = () => {
      time.textContent = `${clock(video.currentTime)} / ${clock(video.duration)}`;
      place.value = video.duration ? (1000 * video.currentTime) / video.duration : 0;
      place.setAttribute("aria-valuetext", time.textContent);
    };
    place.addEventListener("input", () => {
      if (video.duration) video.currentTime = (place.value / 1000) * video.duration;
    });
    for (const name of ["timeupdate", "durationchange"]) video.addEventListener(name, tick);
    video.addEventListener("play", () => { play.textContent = said.pause; });
    video.addEventListener("play", () => tell(said.played), { once: true });
    video.addEventListener("pause", () => { play.textContent = said.play; });
    video.addEventListener("volumechange", () => { sound.textContent = video.muted ? said.sound : said.mute; });
    video.addEventListener("click", () => play.click());
    tick();
  }
})();
