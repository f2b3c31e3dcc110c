/** How the app looks: the host's classes on the body. */
export interface Theme {
  theme?: "light" | "dark";
  phone?: boolean;
}

export function applyTheme({ theme, phone }: Theme): void {
  const { classList } = document.body;
  if (theme !== undefined || !classList.contains("theme-dark") && !classList.contains("theme-light")) {
    classList.toggle("theme-dark", theme === "dark");
    classList.toggle("theme-light", theme !== "dark");
  }
  if (phone !== undefined) {
    classList.toggle("is-mobile", phone);
    classList.toggle("is-phone", phone);
  }
  classList.add("mod-windows", "is-focused");
}
