// Measures from each input to the frame that shows what follows from it: a task that is queued in a frame runs after its paint.
addEventListener(
  "beforeinput",
  (event) => {
    window.painted = new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        port2.postMessage(undefined);
      });
    });
  },
  { capture: true },
);
