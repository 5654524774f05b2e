/* Talks to the device that keeps passkeys. Where the browser cannot, the page says so and the password serves. */
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ids = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

  const asked = (box) => {
    const options = JSON.parse(box.dataset.options);
    options.challenge = bytes(options.challenge);
    if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
    options.excludeCredentials = ids(options.excludeCredentials);
    options.allowCredentials = ids(options.allowCredentials);
    return { publicKey: options };
  };

  const told = ({ id, type, response }) => {
    const answer = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) answer[name] = text(response[name]);
    }
    return JSON.stringify({ id, rawId: id, type, response: answer, clientExtensionResults: {} });
  };

  for (const box of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
    const form = box.querySelector("form");
    box.hidden = false;
    for (const other of document.querySelectorAll("[data-without]")) other.hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = box.querySelector("[data-failed]");
      failed.hidden = true;
      try {
        const made = await navigator.credentials[box.dataset.passkey](asked(box));
        form.elements.credential.value = told(made);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
