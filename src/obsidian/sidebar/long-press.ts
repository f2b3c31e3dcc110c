import { useEffect, useRef } from "preact/hooks";

/** How long a finger rests before it counts as a long press, in ms. */
const LONG = 500;

/**
 * Handlers for a long press, on phones whose web view sends no `contextmenu` for it. Where it does send one, that one counts.
 * The press is told once; the click that follows is swallowed.
 */
export function useLongPress(onPress: (target: EventTarget | null) => boolean) {
  const timer = useRef(0);
  const pressed = useRef(false);
  const stop = () => window.clearTimeout(timer.current);
  useEffect(() => stop, []);
  return {
    onTouchStart({ target, touches }: TouchEvent) {
      stop();
      pressed.current = false;
      if (touches.length !== 1) return;
      timer.current = window.setTimeout(() => {
        pressed.current = onPress(target);
      }, LONG);
    },
    onTouchMove: stop,
    onTouchCancel: stop,
    onTouchEnd(event: TouchEvent) {
      stop();
      if (pressed.current) event.preventDefault();
      pressed.current = false;
    },
    onContextMenuCapture: stop,
  };
}
