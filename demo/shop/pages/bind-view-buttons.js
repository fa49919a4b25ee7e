/** Lets the buttons of `views.html` trigger their views and click the elements that they name. */
export function bindViewButtons(client) {
  for (const button of document.querySelectorAll('[data-views]')) {
    const { views, page } = button.dataset
    button.addEventListener('click', () => {
      for (const name of views.split(' ')) client.triggerView(name, { page: page !== 'false' })
    })
  }
  for (const button of document.querySelectorAll('[data-click]')) {
    button.addEventListener('click', () => document.querySelector(button.dataset.click).click())
  }
}
