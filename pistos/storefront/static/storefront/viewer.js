/* The 3D view: decoders from our own server, buttons for whoever does not drag, the photo where it fails. */
(() => {
  const decoders = document.currentScript.dataset.decoders;
  self.ModelViewerElement = {
    dracoDecoderLocation: decoders,
    ktx2TranscoderLocation: decoders,
    lottieLoaderLocation: `${decoders}none.js`,
  };

  const viewer = document.querySelector("model-viewer");
  const state = document.querySelector(".view-state");
  if (!viewer) return;
  const said = viewer.dataset;

  const fail = () => {
    const still = viewer.querySelector("img");
    if (still) viewer.replaceWith(still);
    document.querySelector(".view-deeds")?.remove();
    state.textContent = said.failed;
  };
  viewer.addEventListener("error", fail);
  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2")) fail();

  viewer.addEventListener("load", () => {
    const row = document.createElement("div");
    row.className = "view-deeds";
    const turn = (change) => () => {
      const orbit = viewer.getCameraOrbit();
      viewer.cameraOrbit = `${orbit.theta + change}rad ${orbit.phi}rad ${orbit.radius}m`;
    };
    const step = (change) => () => viewer.zoom(change);
    const deeds = [
      [said.left, turn(-Math.PI / 6)],
      [said.right, turn(Math.PI / 6)],
      [said.close, step(2)],
      [said.far, step(-2)],
      [said.start, () => { viewer.cameraOrbit = "auto auto auto"; viewer.fieldOfView = "auto"; }],
    ];
    for (const [words, press] of deeds) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-small";
      made.textContent = words;
      made.addEventListener("click", press);
      row.append(made);
    }
    viewer.after(row);
    viewer.dataset.ready = "true";
  }, { once: true });
})();
