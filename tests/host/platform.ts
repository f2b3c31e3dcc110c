/** The app's `Platform`, for a Linux desktop or an Android phone. */
export function platform(phone: boolean): Record<string, unknown> {
  return {
    isDesktop: !phone, isMobile: phone, isDesktopApp: !phone, isMobileApp: phone,
    isIosApp: false, isAndroidApp: phone, isPhone: phone, isTablet: false,
    isMacOS: false, isWin: false, isLinux: !phone, isSafari: false,
    resourcePathPrefix: "app://host/",
  };
}
