// Signs out here, and then at the provider where there is one.

export async function signOut() {
  await fetch('/session', { method: 'DELETE' });
  const answer = await fetch('/sign-out', { method: 'POST' }).catch(() => null);
  location.assign(answer?.ok ? (await answer.json()).page : '/');
}
