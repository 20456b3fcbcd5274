/** Apart from the messages: the page that shows them must not need anything that can fail. */
export const texts = {
  en: {
    title: 'Something broke on our side',
    text: 'The page could not be shown. Try again in a moment.',
    reference: 'Reference',
    retry: 'Reload the page',
  },
  de: {
    title: 'Bei uns ist etwas kaputtgegangen',
    text: 'Die Seite konnte nicht angezeigt werden. Versuche es gleich noch einmal.',
    reference: 'Kennung',
    retry: 'Seite neu laden',
  },
  es: {
    title: 'Algo se ha roto por nuestra parte',
    text: 'No se ha podido mostrar la página. Inténtalo de nuevo en un momento.',
    reference: 'Referencia',
    retry: 'Recargar la página',
  },
} as const;
